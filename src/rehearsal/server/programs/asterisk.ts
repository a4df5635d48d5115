import type { Program } from '../shell/program.ts';

/** `asterisk -rx <command>`: what the running asterisk says about calls and telephones. */
export const asterisk: Program = async (call) => {
  const at = call.args.findIndex((word) => /^-r*x$/.test(word));
  const command = call.args[at + 1] ?? '';
  const { machine } = call;
  if (at < 0) {
    if (call.args.includes('-V')) call.out('Asterisk 13.38.3\n');
    else call.unsupported(`arguments ${call.args.join(' ')}`);
    return call.args.includes('-V') ? 0 : 1;
  }
  if (call.process.uid !== 0 || machine.units.get('asterisk.service')?.active !== 'active') {
    call.err('Unable to connect to remote asterisk (does /var/run/asterisk/asterisk.ctl exist?)\n');
    return 1;
  }
  const { calls, phones } = machine.outside;
  const peer = /^sip show peer (\S+)$/.exec(command)?.[1];
  if (peer !== undefined) {
    const phone = phones.find(({ extension }) => extension === peer);
    if (phone === undefined) call.out(`Peer ${peer} not found.\n`);
    else {
      call.out(
        `\n\n  * Name       : ${peer}\n  Secret       : <Set>\n  Addr->IP     : ${phone.address}:5060\n  Status       : OK (12 ms)\n  Useragent    : ${phone.userAgent}\n  Reg. Contact : sip:${peer}@${phone.address}:5060\n\n`,
      );
    }
    return 0;
  }
  switch (command) {
    case 'core show channels count':
      call.out(
        `${calls * 2} active channel${calls === 0 ? 's' : 's'}\n${calls} active call${calls === 1 ? '' : 's'}\n42 calls processed\n`,
      );
      return 0;
    case 'core show channels concise':
      for (let index = 0; index < calls * 2; index += 1) {
        call.out(
          `SIP/${100 + index}-0000000${index}!default!0049${index}!1!Up!Dial!SIP/${200 + index}!${100 + index}!!!3!${95 + index}!bridge-${index >> 1}!16770000${index}.1\n`,
        );
      }
      return 0;
    case 'core show channels':
      call.out(
        `Channel              Location             State   Application(Data)\n${calls * 2} active channels\n${calls} active calls\n`,
      );
      return 0;
    case 'core show version':
      call.out('Asterisk 13.38.3 built by buildd @ lgw01 on a x86_64 running Linux\n');
      return 0;
    case 'core show uptime':
      call.out('System uptime: 3 weeks, 2 days, 4 hours\nLast reload: 3 weeks, 2 days, 4 hours\n');
      return 0;
    case 'sip show peers':
      call.out(
        'Name/username             Host                                    Dyn Forcerport Comedia    ACL Port     Status      Description\n',
      );
      for (const { extension, address } of phones) {
        call.out(
          `${`${extension}/${extension}`.padEnd(25)} ${address.padEnd(39)} D  Auto (No)  No             5060     OK (12 ms)\n`,
        );
      }
      call.out(
        `${phones.length} sip peers [Monitored: ${phones.length} online, 0 offline Unmonitored: 0 online, 0 offline]\n`,
      );
      return 0;
    case 'sip show registry':
      call.out(
        'Host                                    dnsmgr Username       Refresh State                Reg.Time\nsip.example.net:5060                    N      4940123456         585 Registered           Thu, 01 Jun 2023 08:00:00\n1 SIP registrations.\n',
      );
      return 0;
    case 'database show registrar':
      call.out('0 results found.\n');
      return 0;
    case 'pjsip show endpoints':
    case 'pjsip show contacts':
      call.out(
        "No such command 'pjsip show' (type 'core show help pjsip show' for other possible commands)\n",
      );
      return 0;
    default:
      call.unsupported(`command ${command}`);
      call.out(
        `No such command '${command}' (type 'core show help ${command}' for other possible commands)\n`,
      );
      return 0;
  }
};
