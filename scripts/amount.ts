// Bytes and seconds as a person reads them.

/** `850 KiB`, `1.3 MiB`, `412 MiB`, `1.2 GiB`. */
export function size(bytes: number): string {
  const [unit, amount] = (
    [
      ['GiB', 30],
      ['MiB', 20],
    ] as const
  )
    .map(([name, power]) => [name, bytes / 2 ** power] as const)
    .find(([, count]) => count >= 1) ?? ['KiB', bytes / 1024];
  return `${amount < 10 && unit !== 'KiB' ? amount.toFixed(1) : Math.round(amount)} ${unit}`;
}

/** `0.1 s`, `41.6 s`, `3 min 5 s`, `1 h 2 min`. */
export function time(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
