import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * Linux: the addresses at the other end of every internet socket of a process and its children, at this moment. It sees what
 * native code opens as well, which a hook in JavaScript does not.
 */
export function foreignEnds(processId: number): string[] {
  const inodes = new Set(familyOf(processId).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    foreignEndsIn(read(`/proc/${processId}/net/${table}`), inodes),
  );
}

/** The same of one table as the kernel prints it. */
export function foreignEndsIn(table: string, inodes: ReadonlySet<string>): string[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => inodes.has(fields[9] ?? ''))
    .map((fields) => addressOf(fields[2] ?? ''))
    .filter((address) => !isLoopback(address));
}

function familyOf(processId: number): number[] {
  const children = read(`/proc/${processId}/task/${processId}/children`).split(' ').filter(Boolean).map(Number);
  return [processId, ...children.flatMap(familyOf)];
}

function socketsOf(processId: number): string[] {
  try {
    return readdirSync(`/proc/${processId}/fd`).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${processId}/fd/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Processes come and go while they are looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** `0100007F:1F90` is 127.0.0.1:8080: the bytes of each 32-bit word are reversed. */
function addressOf(field: string): string {
  const hex = field.split(':')[0] ?? '';
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  return bytes.length === 4 ? bytes.map((byte) => Number.parseInt(byte, 16)).join('.') : bytes.join('').toLowerCase();
}

function isLoopback(address: string): boolean {
  // All zeros: listening, connected to nobody.
  return /^127\.|^0\.0\.0\.0$|^0{32}$|^0{31}1$|^0{20}ffff7f/.test(address);
}
