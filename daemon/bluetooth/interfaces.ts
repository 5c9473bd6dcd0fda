/** What BlueZ calls its interfaces. */
export const adapterInterface = 'org.bluez.Adapter1';
export const deviceInterface = 'org.bluez.Device1';
export const characteristicInterface = 'org.bluez.GattCharacteristic1';
export const transportInterface = 'org.bluez.MediaTransport1';
export const batteryInterface = 'org.bluez.Battery1';
