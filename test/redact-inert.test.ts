import { describe, expect, it } from 'vitest';
import { literal } from '../src/bot/mrkdwn.ts';
import { inert, verbatim } from '../src/flows/run/inert.ts';
import { quote } from '../src/flows/run/text.ts';
import { redact, Secret } from '../src/redact.ts';

describe('words made inert for Slack', () => {
  it('hide no secret that this process knows', () => {
    new Secret('*C4nary*_Inert_`0001`');
    const said = quote('login *C4nary*_Inert_`0001` ok');
    expect(said).not.toContain('*');
    expect(redact(said)).toBe('login •••••• ok');
    expect(literal('login *C4nary*_Inert_`0001` ok')).toBe('login •••••• ok');
  });

  it.each([
    ['a name', "define('DB_PASSWORD', 'S3CRET'); *x*"],
    ['a name between stars', '*x* db_password = S3CRET'],
    ['a hash of MySQL', `*x* *${'0123456789ABCDEF'.repeat(3).slice(0, 40)}`],
    ['a command', '*x* `mysql -uroot -pS3CRET`'],
  ])('hide no secret that is known by %s', (_how, words) => {
    const said = inert(words);
    expect(said).not.toBe(words);
    const masked = redact(said);
    expect(masked).toContain('••••••');
    expect(masked).not.toMatch(/S3CRET|0123456789ABCDEF/);
    expect(redact(masked)).toBe(masked);
  });

  it('keep their look-alikes around what is masked, and our own signs', () => {
    const said = `*Datei* ${inert('*a* password=S3CRET&x=*b*')} – password=S3CRET _c_`;
    const masked = redact(said);
    expect(masked).toBe('*Datei* ∗a∗ password=••••••&x=∗b∗ – password=•••••• _c_');
    expect(verbatim(masked)).toBe(redact(verbatim(said)));
  });

  it('show nothing of a secret that dots stand right before', () => {
    new Secret('hunter2!pw');
    for (let dots = 0; dots <= 6; dots += 1) {
      expect(redact(`∗ ${'•'.repeat(dots)}hunter2!pw`)).not.toMatch(/[a-z]/);
      expect(redact(`∗ hunter2!pw${'•'.repeat(dots)}`)).not.toMatch(/[a-z]/);
    }
  });

  it('stay as they are where nothing is secret', () => {
    expect(redact(inert('*x* and `y`'))).toBe('∗x∗ and ˋyˋ');
  });
});
