import type { DBusSignal } from './dbus.ts';
import { propertiesInterface } from './interfaces.ts';
import type { ObjectTree, Properties } from './object-tree.ts';

export type ObjectChange =
  /** An object came (`changed` holds all of it) or some of its properties changed. */
  | {
      readonly type: 'changed';
      readonly path: string;
      readonly interface: string;
      readonly changed: Properties;
    }
  | { readonly type: 'removed'; readonly path: string };

/** Makes the tree what the service's signal says, and gives back what that changed. */
export function applySignal(tree: ObjectTree, signal: DBusSignal): readonly ObjectChange[] {
  const [first, second, third] = signal.body;
  if (signal.interface === propertiesInterface && signal.member === 'PropertiesChanged') {
    const changed = tree.changed(signal.path, String(first), second, third);
    return changed ? [{ type: 'changed', path: signal.path, interface: String(first), changed }] : [];
  }
  const path = String(first);
  if (signal.member === 'InterfacesAdded') {
    tree.added(path, second);
    const interfaces = Object.entries(second as Record<string, Properties>);
    return interfaces.map(([name, changed]) => ({ type: 'changed', path, interface: name, changed }));
  }
  if (signal.member === 'InterfacesRemoved') {
    tree.removed(path, second);
    return [{ type: 'removed', path }];
  }
  return [];
}
