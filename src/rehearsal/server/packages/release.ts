/** A maintainer script of a package; run by the simulated shell as dpkg runs it. */
export type ScriptName = 'preinst' | 'postinst' | 'prerm' | 'postrm';

/** One version of a package as its `.deb` holds it. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly architecture: 'amd64' | 'all';
  readonly section: string;
  readonly description: string;
  /** Bytes of the `.deb` as the index states them. */
  readonly size: number;
  /** Kilobytes on disk (`Installed-Size`). */
  readonly installedKb: number;
  readonly essential: boolean;
  /** Fields in the notation of the control file; empty where there is none. */
  readonly depends: string;
  readonly conflicts: string;
  readonly replaces: string;
  /** Path and content of each conffile. */
  readonly conffiles: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Partial<Record<ScriptName, string>>>;
  /** Simulated milliseconds that unpacking and setting up take. */
  readonly unpackMs: number;
  readonly configureMs: number;
  /** Kilobytes it needs below `/boot`. */
  readonly bootKb: number;
}

/** A release with everything unremarkable filled in. */
export function release(
  name: string,
  version: string,
  details: Partial<Omit<Release, 'name' | 'version'>> = {},
): Release {
  return {
    name,
    version,
    architecture: 'amd64',
    section: 'admin',
    description: `${name} for the simulated server`,
    size: 180_000,
    installedKb: 700,
    essential: false,
    depends: '',
    conflicts: '',
    replaces: '',
    conffiles: {},
    files: {},
    scripts: {},
    unpackMs: 800,
    configureMs: 900,
    bootKb: 0,
    ...details,
  };
}

/** File name of the `.deb` in apt's cache: the epoch's colon is escaped. */
export function debName({ name, version, architecture }: Release): string {
  return `${name}_${version.replaceAll(':', '%3a')}_${architecture}.deb`;
}
