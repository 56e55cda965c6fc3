import { type FromChild, type ToChild, toChildSchema } from './child-messages';

/** The child's line to main, the same under Node's fork and Electron's utility process (which this code must not import). */
export interface ChildPort {
  send(message: FromChild): void;
  onMessage(hear: (message: ToChild) => void): void;
  /** Main is gone: nobody is left to draw for. */
  onClosed(closed: () => void): void;
}

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { data: unknown }) => void): void;
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

export function openChildPort(): ChildPort {
  const parentPort: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(parentPort)) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (hear) => parentPort.on('message', (event) => hear(toChildSchema.parse(event.data))),
      onClosed: () => undefined, // Electron ends its utility processes itself
    };
  }
  return {
    send: (message) => process.send?.(message),
    onMessage: (hear) => process.on('message', (message) => hear(toChildSchema.parse(message))),
    onClosed: (closed) => process.on('disconnect', closed),
  };
}
