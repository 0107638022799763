// A domain that has another one's disk before it, at another machine: the appliance of libguestfs, booted as virt-rescue(1) does it here.

export interface Rescue {
  readonly domain: string;
  readonly type: 'kvm' | 'qemu';
  /** As libvirt calls it: that of the host where the appliance was made. */
  readonly arch: string;
  /** Paths at that machine; its disk is qcow2, and so is the appliance's. */
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  readonly root: string;
  /** Of the appliance's file system. */
  readonly rootUuid: string;
  /** What the terminal is, as in TERM. */
  readonly terminal: string;
}

/** MiB; libguestfs gives it as many (guestfs(3), LIBGUESTFS_MEMSIZE). */
const memory = 1280;

/** What its init reads (libguestfs, appliance/init). */
const words = ({ arch, rootUuid, terminal }: Rescue) =>
  `panic=1 console=${arch === 'aarch64' ? 'ttyAMA0' : 'ttyS0'} quiet selinux=0 root=UUID=${rootUuid} TERM=${terminal} guestfs_rescue=1`;

/**
 * /dev/vda is the VM's disk, by itself on its bus: those of one that is scanned get their names as they come (Linux, drivers/scsi/sd.c,
 * PROBE_PREFER_ASYNCHRONOUS). Where a kernel is booted without firmware on Arm, libvirt takes no ACPI. What the appliance
 * writes to its own goes with it, and several may stand on one.
 */
export const rescueXml = (rescue: Rescue): string => `<domain type='${rescue.type}'>
  <name>${rescue.domain}</name>
  <memory unit='MiB'>${memory}</memory>
  <vcpu>1</vcpu>
  <cpu mode='${rescue.type === 'kvm' ? 'host-passthrough' : 'maximum'}'/>
  <os>
    <type arch='${rescue.arch}' machine='${rescue.arch === 'aarch64' ? 'virt' : 'q35'}'>hvm</type>
    <kernel>${rescue.kernel}</kernel>
    <initrd>${rescue.initrd}</initrd>
    <cmdline>${words(rescue)}</cmdline>
  </os>
${rescue.arch === 'aarch64' ? '' : '  <features><acpi/></features>\n'}  <on_reboot>destroy</on_reboot>
  <devices>
    <controller type='scsi' model='virtio-scsi'/>
    <disk type='file'>
      <driver name='qemu' type='qcow2'/>
      <source file='${rescue.disk}'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file'>
      <driver name='qemu' type='qcow2'/>
      <source file='${rescue.root}'/>
      <target dev='sda' bus='scsi'/>
      <transient shareBacking='yes'/>
    </disk>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
    <channel type='null'><target type='virtio' name='org.libguestfs.channel.0'/></channel>
    <console type='pty'/>
  </devices>
</domain>
`;
