import { type Command, Help } from 'commander';
import type { HelpWords } from './command-words.ts';

/** A command whose help is in our words. Errors are thrown, not printed: one place says all of them. */
export function wordedCommand(command: Command, help: HelpWords, out: (text: string) => void): Command {
  const placeholders = (text: string) =>
    text
      .replace('[options]', help.phrases['[options]'] ?? '[options]')
      .replace('[command]', help.phrases['[command]'] ?? '[command]');
  return command
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: out, writeErr: () => {} })
    .configureHelp({
      commandUsage: (shown) => placeholders(Help.prototype.commandUsage.call(new Help(), shown)),
      subcommandTerm: (shown) => placeholders(Help.prototype.subcommandTerm.call(new Help(), shown)),
      // A colon of full width has its blank in it.
      formatHelp: (shown, helper) => Help.prototype.formatHelp.call(helper, shown, helper).replace('： ', '：'),
      styleTitle: (title) => help.phrases[title] ?? title,
      optionDescription: (option) => {
        const choices = option.argChoices === undefined ? [] : [help.choices(option.argChoices)];
        const byDefault = option.defaultValue === undefined ? [] : [help.byDefault(String(option.defaultValue))];
        const notes = [...choices, ...byDefault];
        return notes.length === 0 ? option.description : `${option.description}${help.notes(notes)}`;
      },
    })
    .helpOption('-h, --help', help.help);
}
