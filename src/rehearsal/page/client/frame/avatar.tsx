import type { ReactNode } from 'react';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly bot?: boolean;
  readonly small?: boolean;
}

/** How many colours `message.css` has for people. */
const COLOURS = 6;

/** A square with initials; the bot has its own sign. Says nothing to a screen reader: the name stands beside it. */
export function Avatar({ id, name, bot = false, small = false }: AvatarProps): ReactNode {
  const size = small ? 'avatar small' : 'avatar';
  if (bot) {
    return (
      <svg className={size} viewBox="0 0 36 36" aria-hidden="true">
        <rect width="36" height="36" rx="6" className="bot-back" />
        <path d="M10 23v-9h3.5v9a4.5 4.5 0 0 0 9 0v-9H26v9a8 8 0 0 1-16 0z" fill="#fff" />
        <path d="m18 5 4.500 5.500h-9z" fill="#ecb22e" />
      </svg>
    );
  }
  const initials = name.split(/\s+/).map((word) => word[0] ?? '');
  return (
    <span className={`${size} colour-${colourOf(id)}`} aria-hidden="true">
      {`${initials[0] ?? ''}${initials.length > 1 ? initials.at(-1) : ''}`}
    </span>
  );
}

function colourOf(id: string): number {
  return [...id].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % COLOURS;
}
