import type { AnyAuthMethod, AuthenticationType } from 'ssh2';
import type { Server } from '../../config/server.ts';
import { RemoteFailure } from '../remote-failure.ts';

/** The ways to log in that the inventory configures, in the order key, agent, password. Secrets are read here, each time. */
export async function readLoginMethods(server: Server): Promise<readonly AnyAuthMethod[]> {
  const { login, sshUser: username } = server;
  const methods: AnyAuthMethod[] = [];
  if (login.key) {
    const key = (await login.key()).reveal();
    const passphrase = login.passphrase ? (await login.passphrase()).reveal() : undefined;
    const { default: ssh2 } = await import('ssh2');
    const parsed = ssh2.utils.parseKey(key, passphrase);
    if (parsed instanceof Error) {
      throw new RemoteFailure('ssh-login-refused', `The private key: ${parsed.message}`);
    }
    methods.push({
      type: 'publickey',
      username,
      key,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
  }
  if (login.agent) methods.push({ type: 'agent', username, agent: login.agent });
  if (login.password) {
    const password = (await login.password()).reveal();
    methods.push({ type: 'password', username, password });
    // Servers with PAM may offer the same question only in this form.
    methods.push({
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) =>
        finish(prompts.map(() => password)),
    });
  }
  if (methods.length === 0) {
    throw new RemoteFailure(
      'ssh-login-refused',
      'Neither key nor agent nor password is configured.',
    );
  }
  return methods;
}

/**
 * Goes through the methods once, leaving out what the server does not offer. Where it takes a password as such, a refused
 * one is not sent again as the answer to a prompt: that would count as a second wrong password.
 */
export function createMethodPicker(
  methods: readonly AnyAuthMethod[],
): (offered: readonly AuthenticationType[] | null) => AnyAuthMethod | false {
  const left = [...methods];
  return (offered) => {
    for (let method = left.shift(); method; method = left.shift()) {
      const name = method.type === 'agent' ? 'publickey' : method.type;
      if (offered && !offered.includes(name)) continue;
      if (method.type === 'keyboard-interactive' && offered?.includes('password')) continue;
      return method;
    }
    return false;
  };
}
