// A preload (node --require): writes every address that this process, or a child of it, tries to reach to a file, one a line.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const file = process.env.NAKAWARI_NETWORK_LOG;

/** @param {string} kind @param {unknown} what */
function record(kind, what) {
  if (file) appendFileSync(file, `${kind} ${what}\n`);
}

const connect = net.Socket.prototype.connect;
/** @param {any[]} args */
net.Socket.prototype.connect = function recorded(...args) {
  // Node itself calls this with its own normalised list inside a list.
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const { host, path } = typeof first === 'object' && first !== null ? first : { host: args[1], path: undefined };
  if (path === undefined) record('connect', typeof host === 'string' ? host : 'localhost');
  return Reflect.apply(connect, this, args);
};

for (const target of [dns, dns.promises]) {
  for (const name of ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse']) {
    const original = Reflect.get(target, name);
    /** @param {any[]} args */
    const recorded = (...args) => {
      record('name', args[0]);
      return Reflect.apply(original, target, args);
    };
    Reflect.set(target, name, recorded);
  }
}

const send = dgram.Socket.prototype.send;
/** @param {any[]} args */
dgram.Socket.prototype.send = function recorded(...args) {
  record('datagram', args.find((one) => typeof one === 'string') ?? 'connected');
  return Reflect.apply(send, this, args);
};

record('start', process.argv[1]);
