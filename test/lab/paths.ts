import { fileURLToPath } from 'node:url';

/** This folder. */
export const LAB = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/** The project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** What takes minutes to make and is made once. Outside of the project, since it is 400 MB and belongs to root. */
export const CACHE = '/var/cache/ucware-upgrade-lab';

/** Where instances live while they run: a tmpfs of the lab's own mount namespace, so nothing of it stays behind. */
export const RUN = '/run/ucware-upgrade-lab';
