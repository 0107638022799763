// What a machine is run by: KVM here, KVM elsewhere, or emulation; and what its kernel is told then.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';

suite('a machine', () => {
  const c = checkout({
    'distros/x.ini': debian,
    'distros/x.lock': locked,
    'distros/far.ini': `${debian.replace('[image]', '[image]\narch = arm64')}`,
    'distros/far.lock': locked,
  });
  const said = (goal: string, ...words: string[]) => c.make(['-n', goal, ...words]).text;
  const remote = 'LIBVIRT_URI=qemu+ssh://host/system';
  const undefended = /mitigations=off/;

  test('here is run by what was found, and emulated by a kernel that defends itself against nothing', () => {
    const kvm = said('x.xml', 'ACCEL=kvm');
    assert.match(kvm, /--virt-type kvm --cpu 'host-passthrough/);
    assert.doesNotMatch(kvm, undefended);
    const tcg = said('x.xml', 'ACCEL=tcg');
    assert.match(tcg, /--virt-type qemu --cpu 'qemu64/);
    assert.match(tcg, undefended);
  });
  test('elsewhere is run by KVM, whatever there is here, unless it is told not to', () => {
    for (const words of [[], ['ACCEL=auto'], ['ACCEL=kvm']]) {
      const text = said('x.xml', remote, ...words);
      assert.match(text, /--virt-type kvm /);
      assert.doesNotMatch(text, undefended);
    }
    assert.match(said('x.xml', remote, 'ACCEL=tcg'), /--virt-type qemu /);
  });
  test('for one command is always here', () => {
    assert.match(said('run-x', remote, 'CMD=true', 'ACCEL=tcg'), undefended);
    assert.doesNotMatch(said('run-x', remote, 'CMD=true', 'ACCEL=kvm'), undefended);
  });
  test('of another processor is emulated, here and elsewhere', () => {
    for (const words of [[], [remote]]) {
      const text = said('far.xml', 'ACCEL=kvm', ...words);
      assert.match(text, /--virt-type qemu --cpu 'cortex-a72/);
      assert.match(text, /--arch aarch64 /);
      assert.match(text, /--features acpi=off /);
      assert.match(text, /console=ttyAMA0 mitigations=off /);
    }
    assert.match(said('run-far', 'ACCEL=kvm', 'CMD=true'), /qemu-system-aarch64 [\s\S]*-machine virt,accel=tcg,/);
  });
});
