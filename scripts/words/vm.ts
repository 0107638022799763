// What is said of mistakes about all that is around an image.

import type { Telling } from './telling.ts';

const definitionDoc = 'docs/definition.md';

export const ofVm = {
  'empty-disk': ([what]) => ({
    what: `"${what}" means nothing where there is no system`,
    why: 'from = none is an empty disk, and makebox does not know what it boots',
    mend: 'take it away, or say what it is from',
  }),
  'no-source': ([name]) => ({
    what: `[share ${name}] has no source`,
    why: 'only [share code] does without, which is CODE_DIR then, and CODE_DIR is never made',
    mend: 'source = /a/folder',
  }),
  'long-target': ([target, letters]) => ({
    what: `${target} is too long a target`,
    why: `the guest knows the device by it, and that takes ${letters} letters`,
    mend: 'a shorter one, and a link to it in a snippet; or type = rsync',
  }),
  'same-target': ([name, other, target]) => ({
    what: `[share ${name}] and [share ${other}] are both at ${target}`,
    why: 'one would hide the other',
    mend: 'give one of them another target',
  }),
  'network-differs': ([name, key, first]) => ({
    what: `"${key}" of [network ${name}] is said twice`,
    why: `it is one network, and another VM says otherwise: ${first}`,
    mend: 'say it in one of them; the others need [network NAME] alone',
  }),
  'wrong-key': ([key, what, section]) => ({
    what: `"${key}" means nothing for ${what}`,
    why: 'a key that does nothing would hide a mistake',
    mend: `take it away, or see ${definitionDoc}#${section}`,
  }),
  'no-device': ([name, type]) => ({
    what: `[network ${name}] has no device`,
    why: `${type} stands on one of the host's`,
    mend: type === 'bridge' ? 'device = br0' : 'device = eth0',
  }),
  'outside-network': ([address, name, range]) => ({
    what: `${address} is not in the network ${name}`,
    why: `its guests have addresses of ${range}, less the first and the last of the block`,
    mend: "correct it, or the network's address",
  }),
  'same-ip': ([address, other]) => ({
    what: `${address} is taken`,
    why: `${other} has it`,
    mend: 'give one of them another; "ip =", with nothing behind it, is one that follows from its name',
  }),
  'same-mac': ([mac, network, names]) => ({
    what: `${names} would both be ${mac} on the network ${network}`,
    why: 'what is sent to one of them would come to the other; what is `like` another has its keys, too',
    mend: '"mac =" in one of them, with nothing behind it, is one that follows from its name',
  }),
  'overlapping-networks': ([name, other, ranges]) => ({
    what: `the network ${name} has addresses of the network ${other}`,
    why: `${ranges} overlap, and the host could not tell where a guest is`,
    mend: `address = … in [network ${name}], of another block`,
  }),
  'reversed-range': ([start, end]) => ({
    what: `${start}-${end} ends before it begins`,
    why: 'a range goes from its lowest address to its highest',
    mend: `dhcp = ${end}-${start}`,
  }),
  'same-host-name': ([name, other, network]) => ({
    what: `${name} and ${other} would have one host name on the network ${network}`,
    why: 'a host name has no dots of its own, so a dot becomes -, and guests find each other by that name',
    mend: 'give one of them another name, or another network',
  }),
  'network-full': ([name, range]) => ({
    what: `the network ${name} has no address left`,
    why: `more VMs are on it than ${range} has addresses`,
    mend: 'address = with a shorter prefix, like 10.9.0.1/16',
  }),
  'bad-xpath': ([xpath]) => ({
    what: `"xml.${xpath}" names nothing that may be set`,
    why: "an XPath is ./ and parts by /, each a name with its number or without, the last perhaps with @; name, uuid and description are makebox's own",
    mend: 'xml../devices/disk[2]/driver/@queues = 2; virsh dumpxml NAME shows what there is',
  }),
  'same-born': ([name, other, file]) => ({
    what: `${name} and ${other} would be one VM`,
    why: 'the UUID and MAC of both derive from one name, their own or what they were born as',
    mend: `write "born = another-name" at the top of the one that has no disk yet; the other is in ${file}`,
  }),
  'unknown-dependency': ([name, near]) => ({
    what: `"depends-on = ${name}" names no VM`,
    why: 'what comes up before another one is a VM of this checkout: a definition without "define = no", or an instance',
    mend: near ? `did you mean "${near}"?` : 'make list',
  }),
  'depends-cycle': ([ring]) => ({
    what: `VMs that wait for each other in a ring: ${ring}`,
    why: 'none of them could come up first',
    mend: 'take one of them out of "depends-on"',
  }),
  'plain-override': ([name, line]) => ({
    what: `${name} is set for all VMs, or for none`,
    why: 'a .mk beside a definition holds lines for one target, and a plain assignment reaches every VM or is outdone by theirs',
    mend: `write: ${line}`,
  }),
  'machine-override': ([name]) => ({
    what: `${name} can't be set for one VM`,
    why: 'it holds for all of a checkout: its disks and domains are in one place',
    mend: `write ${name}=… into .env, or behind make`,
  }),
  'no-cloud-init': ([key]) => ({
    what: `nobody would read "${key}"`,
    why: 'the image runs no cloud-init, as far as its definition says',
    mend: 'take the line away; or "cloud-init = yes" in [image] where it has the package',
  }),
} satisfies Telling;
