/** What NetworkManager calls its interfaces, and the numbers it speaks in. */
export const managerName = 'org.freedesktop.NetworkManager';
export const managerPath = '/org/freedesktop/NetworkManager';
export const deviceInterface = `${managerName}.Device`;
export const wirelessInterface = `${managerName}.Device.Wireless`;
export const accessPointInterface = `${managerName}.AccessPoint`;
export const activeInterface = `${managerName}.Connection.Active`;
export const profileInterface = `${managerName}.Settings.Connection`;

/** NMDeviceState: below, it is not managed, or has no radio, firmware or cable. */
export const deviceDisconnected = 30;
/** NMDeviceState. */
export const deviceUnavailable = 20;
/** NMDeviceWifiCapabilities. */
export const canBeAccessPoint = 0x40;
/** NMActiveConnectionState. */
export const activeStates = ['unknown', 'activating', 'activated', 'deactivating', 'deactivated'] as const;
