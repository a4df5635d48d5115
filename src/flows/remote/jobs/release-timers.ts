/** Shell that takes the mark and the conditions away, and their folders where nothing else is in them. */
export function releaseTimers(mark: string, services: readonly string[]): string {
  return `rm -f "${mark}"
for service in ${services.join(' ')}; do
  rm -f "/etc/systemd/system/$service.d/50-ucware-upgrade.conf"
  rmdir "/etc/systemd/system/$service.d" 2>/dev/null
done
systemctl daemon-reload`;
}
