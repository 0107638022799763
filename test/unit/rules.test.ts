import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { generate } from '../../scripts/generate.ts';
import { layerRules, vmRule } from '../../scripts/rules.ts';
import { fixedMachine, type Given, planned, sources } from '../support/world.ts';

const rulesOf = (given: Given) => layerRules(planned(given));
const rule = (kind: string, ini: string) =>
  rulesOf({ inis: { x: ini }, snippets: { s: 'update\n' } }).find(r => r.kind === kind)!;
const vm = (ini: string) => {
  const { vms, images } = planned({ inis: { x: ini } });
  const { data } = vmRule(vms[0]!, images[0]!, fixedMachine);
  return data as {
    folder: boolean;
    facts: { key: string; text: string }[];
    values: { variable: string; text: string }[];
  };
};
const debian = '[image]\nfrom = mmdebstrap:bookworm\n';

suite('the rule of a VM', () => {
  const fact = (ini: string, key: string) => vm(ini).facts.find(f => f.key === key)?.text;
  test('every setting that a .mk may override is a value, in the order of the table', () => {
    const names = [
      'OS_VARIANT',
      'MEMORY',
      'VCPUS',
      'CPU',
      'NESTED',
      'MACHINE',
      'FIRMWARE',
      'BOOT_ORDER',
      'DISK_BUS',
      'DISK_CACHE',
      'DISK_IO',
      'DISK_DISCARD',
      'CDROM',
      'NETWORK',
      'GRAPHICS',
      'VIDEO',
      'RNG',
      'SERIAL_LOG',
      'GUEST_AGENT',
      'KERNEL_ARGS',
      'AUTOSTART',
      'TITLE',
      'DESCRIPTION',
      'VIRT_INSTALL_FLAGS',
      'FAST_BOOT',
      'FSDEV_FLAGS',
    ];
    assert.deepEqual(
      vm(debian).values.map(v => v.variable),
      names,
    );
  });
  test('CODE_DIR is the checkout unless the definition names a folder', () => {
    assert.equal(vm(debian).folder, false);
    const own = vm(`${debian}[share code]\nsource = /srv/my code\n`);
    assert.equal(own.folder, true);
    assert.equal(own.values.find(v => v.variable === 'CODE_DIR')?.text, '/srv/my code');
  });
  test('values are written for make', () => {
    const { values } = vm(`${debian}[domain]\nkernel-args = "a $(shell b) #c"\n`);
    assert.equal(values.find(v => v.variable === 'KERNEL_ARGS')?.text, String.raw`a $$(shell b) \#c`);
  });
  test("another share's source keeps its comma from virt-install", () => {
    const data = `${debian}[share data]\nsource = /a,b\ntype = 9p\n`;
    assert.equal(fact(data, 'share-data'), String.raw`source='/a\,b',target=/data,accessmode=passthrough`);
    assert.equal(fact(data, 'shares'), 'code data');
  });
  test('no share: an empty word, so that the command has no --filesystem', () => {
    assert.equal(fact(`${debian}[share code]\ntype = none\n`, 'shares'), '');
  });
  test('a folder that is copied is no device', () => {
    const ini = `${debian}[share data]\nsource = /srv/data\ntype = rsync\ncreate = yes\n`;
    assert.deepEqual([fact(ini, 'shares'), fact(ini, 'create')], ['code', '/srv/data']);
  });
  test('what nobody is to write is named', () => {
    const ini = `${debian}[share code]\nreadonly = yes\n[share data]\nsource = /srv\noverlay = yes\n`;
    assert.equal(fact(ini, 'readonly'), 'code data');
  });
  test('disks have a file by NAME and format, a serial number, and what virt-install parts by commas is escaped', () => {
    const ini = `${debian}[disk data]\n[disk old]\nformat = raw\nbus = sata\nsize = 5G\n[domain]\nxml../a/@b = c,d\n`;
    assert.deepEqual(
      ['disks', 'disk-data.qcow2', 'size-old.raw', 'disk-old.raw', 'xml'].map(key => fact(ini, key)),
      [
        'data.qcow2 old.raw',
        'driver.type=qcow2,bus=virtio,serial=data',
        '5G',
        'driver.type=raw,bus=sata,serial=old',
        String.raw`--xml xpath.set=./a/@b,xpath.value='c\,d'`,
      ],
    );
  });
  test('files over 9p belong to the caller', () => assert.equal(fact(debian, 'owner'), '1234:+1235'));
  test('an image that boots by itself has no kernel', () => {
    assert.equal(fact('[image]\nfrom = virt-builder:fedora-41\n', 'kernel'), '');
  });
});

suite('the rules of layers', () => {
  test('one for each layer, parents first, and one for the kernel behind its layer', () => {
    const kinds = rulesOf({ inis: { x: `${debian}layers = s\n` }, snippets: { s: 'update\n' } }).map(r => r.kind);
    assert.deepEqual(kinds, ['mmdebstrap', 'container', 'kernel', 'identity']);
  });
  test('a suite that is out has its updates and its security pocket', () => {
    const { mirrors } = rule('mmdebstrap', debian).data as { mirrors: string };
    assert.match(mirrors, /bookworm main\).*bookworm-updates main\).*-security bookworm-security main\)/s);
  });
  test('a suite in the making has neither', () => {
    const { mirrors } = rule('mmdebstrap', '[image]\nfrom = mmdebstrap:sid\n').data as { mirrors: string };
    assert.doesNotMatch(mirrors, /updates|security/);
  });
  test('the mirror of the machine wins over that of the definition', () => {
    const { mirrors } = rule('mmdebstrap', `${debian}mirror = http://m.example/debian\n`).data as { mirrors: string };
    assert.match(mirrors, /\$\(or \$\(call setting,DEBIAN_MIRROR\),http:\/\/m\.example\/debian\)/);
  });
  test("a snapshot of Ubuntu is its vendor's, and holds its updates", () => {
    const { mirrors } = rule('mmdebstrap', '[image]\nfrom = mmdebstrap:noble\nsnapshot = 20260801T000000Z\n').data as {
      mirrors: string;
    };
    assert.deepEqual(
      mirrors.split(' \\\n\t  '),
      ['noble', 'noble-updates', 'noble-security'].map(
        pocket => `'deb https://snapshot.ubuntu.com/ubuntu/20260801T000000Z ${pocket} main'`,
      ),
    );
  });
  test('a snapshot is taken from its archive, whose Release file has run out', () => {
    const { mirrors, options } = rule('mmdebstrap', `${debian}snapshot = 20260801T000000Z\n`).data as {
      mirrors: string;
      options: string;
    };
    assert.match(mirrors, /^'deb http:\/\/snapshot\.debian\.org\/archive\/debian\/20260801T000000Z bookworm main'$/);
    assert.match(options, /Check-Valid-Until/);
  });
  test('signatures are checked unless the definition says otherwise', () => {
    const options = (more: string) =>
      (rule('virt-builder', `[image]\nfrom = virt-builder:fedora-41\n${more}`).data as { options: string }).options;
    assert.equal(options(''), '');
    assert.equal(options('gpgkey = file:///srv/key\nsource = file:///srv/index\n'), '');
    assert.equal(options('check-signature = no\n'), ' --no-check-signature');
  });
  test('a repository of its own is the only one that is asked', () => {
    const { data } = rule('virt-builder', '[image]\nfrom = virt-builder:mine\nsource = file:///srv/index\n');
    const { environment, id } = data as { environment: string; id: string };
    assert.equal(environment, `VIRT_BUILDER_DIRS=generated/repos/${id} `);
  });
  for (const [ending, unpack] of [
    ['qcow2', ''],
    ['raw', ''],
    ['img.xz', 'xz -dc'],
    ['raw.gz', 'gzip -dc'],
    ['qcow2.zst', 'zstd -dc'],
    ['raw.bz2', 'bzip2 -dc'],
  ] as const) {
    test(`a download that ends in .${ending} is unpacked by: ${unpack || 'nothing'}`, () => {
      const ini = `[image]\nfrom = url:https://example.com/disk.${ending}?x=1\nsha256 = ${'a'.repeat(64)}\n`;
      const { unpack: words, held } = rule('disk', ini).data as { unpack: string; held: string };
      assert.equal(words, unpack && `${unpack} <${held}`);
    });
  }
  test('one download serves every definition that names its digest, by one rule', () => {
    const from = (size: string) =>
      `[image]\nfrom = url:https://example.com/disk.raw\nsha256 = ${'a'.repeat(64)}\nsize = ${size}\n`;
    const { files } = generate(sources({ inis: { x: from('10G'), y: from('20G') } }));
    const rules = files.find(f => f.path === 'generated/layers.mk')!.text.match(/^generated\/data\/downloads\/\S+:/gm);
    assert.deepEqual(rules, [`generated/data/downloads/${'a'.repeat(64)}:`]);
  });
});
