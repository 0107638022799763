// What is known of a layer that was built: its record lies beside it, as layers/ID.json.

/** Written when the layer is whole, before it gets its name; never changed afterwards. */
export interface LayerRecord {
  readonly id: string;
  readonly kind: string;
  readonly parent?: string;
  /** What built it: mmdebstrap, virt-builder, files, container, appliance, … */
  readonly engine: string;
  /** When the build began: milliseconds since 1970. */
  readonly started: number;
  readonly seconds: number;
  /** Bytes that it takes on disk. */
  readonly bytes: number;
  /** Digest of the qcow2 file, in hex. */
  readonly sha256: string;
  /** Versions of the tools that made it, by name. */
  readonly tools: Readonly<Record<string, string>>;
  /** The checkout that built it. */
  readonly checkout: string;
}
