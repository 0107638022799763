// docs/little-vm-helper.md: every command and flag of it, key of its images and input of its action has a row.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { commands } from '../../scripts/steps.ts';
import { root } from '../support/folder.ts';

const theirs: Readonly<Record<string, string>> = {
  Images: `name parent image_size bootable packages run-command copy-in set-hostname mkdir upload chmod append-line link install-kernel tar-in
    build example-config pull --dir -i --image --force-rebuild --dry-run --merge-steps --pkg-repo --cache --platform`,
  Kernels: `init list add remove configure raw_configure build fetch catalog pull extra_make_args
    --dir --force --backup-conf --config-groups --just-print-config --fetch --arch --repo -p --platform -d`,
  Running: `run version --image --dir --pull-image --kernel --qemu-cmd-print --no-hw-accel --qemu-disable-kvm --daemonize --console-log-file
    --host-mount -p --port --serial-port --cpu --mem --cpu-kind --qemu-monitor-port --root-dev -v --verbose --qemu-arch`,
  'In a CI': `test-name image-repo image image-version images-folder-parent lvh-version cmd ssh-port ssh-connect-wait-retries
    ssh-connect-wait-timeout host-mount provision install-dependencies serial-port cpu mem cpu-kind kernel-path verbose port-forward arch
    kernel-version additional-disk-size`,
};
const page = readFileSync(path.join(root, 'docs/little-vm-helper.md'), 'utf8');

suite('the page for those who come from little-vm-helper', () => {
  for (const [heading, words] of Object.entries(theirs)) {
    const [, part = ''] = new RegExp(`^## ${heading}\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(page) ?? [];
    const cells = [...part.matchAll(/^\| (.*?) \|/gm)].map(([, cell]) => cell!);
    const named = new Set(
      cells.flatMap(cell => [...cell.matchAll(/`([^`]*)`/g)].flatMap(([, code]) => code!.split(' '))),
    );
    test(`has a row for all under "${heading}"`, () => {
      assert.deepEqual(
        words.split(/\s+/).filter(word => !named.has(word)),
        [],
      );
    });
  }
  test('calls no action by the same name that a snippet does not know', () => {
    const [, same = ''] = /^\| (.*) \| lines of the same names/m.exec(page) ?? [];
    const names = [...same.matchAll(/`([^`]*)`/g)].map(([, name]) => name!);
    assert.ok(names.length > 5);
    assert.deepEqual(
      names.filter(name => !commands[name]),
      [],
    );
  });
});
