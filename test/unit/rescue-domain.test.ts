import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rescueXml } from '../../scripts/rescue-domain.ts';

const at = { disk: '/pool/it.qcow2', kernel: '/pool/k', initrd: '/pool/i', root: '/pool/r.qcow2' };
const more = { domain: 'dev-x+rescue', rootUuid: '86805ff4-eba3', terminal: 'xterm', type: 'qemu' } as const;

test('a rescue has what its processor has: ACPI, or none where no firmware is, and a serial line', () => {
  const [x86, arm] = (['x86_64', 'aarch64'] as const).map(arch => rescueXml({ ...at, ...more, arch }));
  assert.match(x86!, /machine='q35'[\s\S]*console=ttyS0 [\s\S]*<features><acpi\/><\/features>/);
  assert.match(arm!, /machine='virt'[\s\S]*console=ttyAMA0 /);
  assert.doesNotMatch(arm!, /acpi/);
});
