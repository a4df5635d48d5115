/**
 * Root's own store of configuration files as packages shipped them, each named by its checksum: bases of merges, and what new
 * packages offer.
 */
export const SHIPPED_FOLDER = '/var/lib/ucware-upgrade/shipped';
