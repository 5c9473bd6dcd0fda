/** The interfaces that D-Bus itself has a name for. */
export const propertiesInterface = 'org.freedesktop.DBus.Properties';
export const objectManagerInterface = 'org.freedesktop.DBus.ObjectManager';
