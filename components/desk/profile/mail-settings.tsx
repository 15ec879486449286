'use client';
import { WHAT_COMES } from '@/components/inbox/what-comes';
import type { InboxMail, InboxMailOf } from '@/lib/domain/people/preferences';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { useAlive } from '../../ui/use-alive';
import { Section, Setting, useSetting } from './section';

interface Props {
  /** Where the mail goes. */
  email: string;
  isMailing: boolean;
}

/** Whether one is mailed about one's inbox. A house without a mail server says so instead. */
export function MailSettings({ email, isMailing }: Props) {
  return (
    <Section id="mail" title="Mail">
      {isMailing ? (
        <InboxMailSettings email={email} />
      ) : (
        <Setting title="Mail about your inbox" hint={`This house sends no mail. ${WHAT_COMES} are in the inbox.`}>
          {null}
        </Setting>
      )}
    </Section>
  );
}

const times: { value: InboxMail; label: string }[] = [
  { value: 'never', label: 'Never' },
  { value: 'daily', label: 'Once a day' },
  { value: 'at-once', label: 'At once' },
];

const hints: Record<InboxMail, (email: string) => string> = {
  never: () => 'What is for you is in the inbox.',
  daily: (email) => `To ${email}, if something new waits. It says how many things wait, and nothing of what they are.`,
  'at-once': (email) =>
    `To ${email}, if you have not read it after a minute; ten minutes pass between two mails. They say how many things wait, and nothing of what they are.`,
};

const kinds: { value: InboxMailOf; label: string }[] = [
  { value: 'all', label: 'All that is for me' },
  { value: 'mentions', label: 'Mentions only' },
];

function InboxMailSettings({ email }: { email: string }) {
  const { preferences, save } = useSetting();
  // The day has its hours where the person is, which only their browser knows.
  const choose = (inboxMail: InboxMail) => save(inboxMail === 'daily' ? { inboxMail, timeZone: browserZone() } : { inboxMail });
  return (
    <>
      <Setting title="Mail about your inbox" hint={hints[preferences.inboxMail](email)}>
        <Segmented<InboxMail> label="Mail about your inbox" value={preferences.inboxMail} options={times} onChange={choose} />
      </Setting>
      {preferences.inboxMail !== 'never' && (
        <Setting title="About" hint={`${WHAT_COMES}; or only comments that name you.`}>
          <Segmented<InboxMailOf>
            label="Mail about"
            value={preferences.inboxMailOf}
            options={kinds}
            onChange={(inboxMailOf) => save({ inboxMailOf })}
          />
        </Setting>
      )}
      {preferences.inboxMail === 'daily' && <HourSetting />}
    </>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, shown: `${String(hour).padStart(2, '0')}:00` }));

function HourSetting() {
  const { preferences, save } = useSetting();
  const zone = preferences.timeZone ?? 'UTC';
  // The server does not know where the browser is.
  const here = useAlive() ? browserZone() : zone;
  return (
    <Setting
      title="Hour"
      hint={
        <>
          By the clocks of {inWords(zone)}.{' '}
          {here !== zone && (
            <>
              This browser is in {inWords(here)}.{' '}
              <Button size="s" onClick={() => save({ timeZone: here })}>
                Use {inWords(here)}
              </Button>
            </>
          )}
        </>
      }
    >
      <Field label="Hour of the daily mail" isLabelHidden>
        {(ids) => (
          <Select
            {...ids}
            actsAtOnce
            value={preferences.inboxMailHour}
            onChange={(event) => save({ inboxMailHour: Number(event.target.value) })}
          >
            {hours.map(({ hour, shown }) => (
              <option key={hour} value={hour}>
                {shown}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </Setting>
  );
}

const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const inWords = (zone: string) => zone.replaceAll('_', ' ');
