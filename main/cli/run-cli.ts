import { Command, CommanderError, Option } from 'commander';
import { NakawariError } from '../contract/errors';
import { type Language, languageOfLocale, languageSchema } from '../contract/language';
import { nakawariVersion } from '../inbetween/engine-version';
import { ARTIST_KINDS } from '../judge/artist/choose-gesture';
import { RANDOM_KINDS } from '../judge/artist/random-gesture';
import { measureObedience, simulateArtist } from './artist-command';
import { artistOptionsSchema, obeyOptionsSchema } from './artist-request';
import { ARTIST_TEXTS } from './artist-texts';
import type { CliHost } from './cli-host';
import { compare } from './compare-command';
import { correctionsOptionsSchema, exportCorrections } from './corrections-command';
import { evaluate } from './eval-command';
import { evalOptionsSchema } from './eval-request';
import { EVAL_TEXTS } from './eval-texts';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes';
import { gateModel, gateOptionsSchema } from './gate-command';
import { writeLog } from './log-file';
import { checkModels, listModels, tryProviders } from './model-commands';
import { Reporter } from './reporter';
import { TEXTS } from './texts';
import { tween } from './tween-command';
import { commonSchema, parseOptions, tweenOptionsSchema } from './tween-request';

/** The language has to be known before the words are parsed: help and usage errors speak it, too. */
function chosenLanguage(words: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = at < 0 ? undefined : words[at] === '--lang' ? words[at + 1] : words[at]?.slice('--lang='.length);
  const parsed = languageSchema.safeParse(word);
  if (parsed.success) return parsed.data;
  return languageOfLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale);
}

/**
 * The command line, without the process around it.
 * @returns the exit code
 */
export async function runCli(words: readonly string[], host: CliHost): Promise<ExitCode> {
  const { terminal, env } = host;
  const language = chosenLanguage(words, env);
  const reporter = new Reporter(terminal, { language, json: words.includes('--json') });
  const texts = TEXTS[language];
  let exit: ExitCode = EXIT.done;

  const common = (command: Command): Command =>
    command
      .option('--models <folder>', texts.addedModels, (one: string, before: string[] = []) => [...before, one])
      .addOption(new Option('--json', texts.json))
      .addOption(new Option('--lang <ja|en>', texts.lang).choices(['ja', 'en']))
      .helpOption('-h, --help', texts.help);

  const program = new Command('nakawari')
    .description(texts.about)
    .version(nakawariVersion(), '-V, --version', texts.version)
    .helpOption('-h, --help', texts.help)
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ styleTitle: (title) => texts.titles[title] ?? title })
    // Usage errors are told by the reporter, in the same way as all others.
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: () => undefined });

  common(program.command('tween'))
    .description(texts.tween)
    .argument('[inputs...]', texts.inputs)
    .option('--t <numbers>', texts.t)
    .option('--out <dir>', texts.out)
    .option('--from <fps>', texts.from)
    .option('--to <fps>', texts.to)
    .option('--pairs <file>', texts.pairs)
    .option('--corrections <file>', texts.corrections)
    .option('--model <id>', texts.model)
    .option('--threads <n>', texts.threads)
    .option('--provider <name>', texts.provider)
    .option('--palette <step>', texts.palette)
    .option('--maps <kinds>', texts.maps)
    .option('--force', texts.force)
    .addHelpText('after', texts.tweenMore)
    .action(async (inputs: string[], given: unknown) => {
      exit = await tween(inputs, parseOptions(tweenOptionsSchema, given), reporter, host);
    });

  const evalTexts = EVAL_TEXTS[language];
  common(program.command('eval'))
    .description(evalTexts.eval)
    .argument('<set>', evalTexts.set)
    .requiredOption('--out <report>', evalTexts.reportOut)
    .option('--model <ids>', evalTexts.models)
    .option('--baseline <names>', evalTexts.baseline)
    .option('--with <name=dir>', evalTexts.with, (one: string, before: string[] = []) => [...before, one])
    .option('--limit <n>', evalTexts.limit)
    .option('--worst <n>', evalTexts.worst)
    .option('--plain-time', evalTexts.plainTime)
    .option('--threads <n>', texts.threads)
    .option('--provider <name>', texts.provider)
    .option('--palette <step>', texts.palette)
    .option('--force', texts.force)
    .addHelpText('after', evalTexts.evalMore)
    .action(async (set: string, given: unknown) => {
      exit = await evaluate(set, parseOptions(evalOptionsSchema, given), reporter, host, language);
    });
  common(program.command('compare'))
    .description(evalTexts.compare)
    .argument('<reports...>', evalTexts.reports)
    .addHelpText('after', evalTexts.compareMore)
    .action(async (reports: string[], given: unknown) => {
      parseOptions(commonSchema, given);
      exit = await compare(reports, reporter, language);
    });

  const artistTexts = ARTIST_TEXTS[language];
  common(program.command('artist'))
    .description(artistTexts.artist)
    .argument('<set>', evalTexts.set)
    .requiredOption('--out <dir>', artistTexts.out)
    .option('--kinds <names>', artistTexts.kinds(ARTIST_KINDS))
    .option('--gestures <n>', artistTexts.gestures)
    .option('--limit <n>', evalTexts.limit)
    .option('--model <id>', texts.model)
    .option('--threads <n>', texts.threads)
    .option('--force', texts.force)
    .addHelpText('after', artistTexts.artistMore)
    .action(async (set: string, given: unknown) => {
      exit = await simulateArtist(set, parseOptions(artistOptionsSchema, given), reporter, host);
    });
  common(program.command('obey'))
    .description(artistTexts.obey)
    .argument('<set>', evalTexts.set)
    .requiredOption('--out <dir>', artistTexts.out)
    .option('--kinds <names>', artistTexts.kinds(RANDOM_KINDS))
    .option('--count <n>', artistTexts.count)
    .option('--limit <n>', evalTexts.limit)
    .option('--model <id>', texts.model)
    .option('--threads <n>', texts.threads)
    .option('--force', texts.force)
    .addHelpText('after', artistTexts.obeyMore)
    .action(async (set: string, given: unknown) => {
      exit = await measureObedience(set, parseOptions(obeyOptionsSchema, given), reporter, host);
    });

  const corrections = program.command('corrections').description(artistTexts.corrections).helpCommand(false);
  corrections.helpOption('-h, --help', texts.help);
  common(corrections.command('export'))
    .description(artistTexts.export)
    .argument('<cut>', artistTexts.cut)
    .requiredOption('--out <dir>', artistTexts.out)
    .requiredOption('--may <who>', artistTexts.may)
    .option('--by <name>', artistTexts.by)
    .option('--note <text>', artistTexts.note)
    .option('--cel <name>', artistTexts.cel)
    .option('--force', texts.force)
    .addHelpText('after', artistTexts.exportMore)
    .action(async (cut: string, given: unknown) => {
      exit = await exportCorrections(cut, parseOptions(correctionsOptionsSchema, given), reporter, host);
    });

  const model = program.command('model').description(texts.models).helpCommand(false);
  model.helpOption('-h, --help', texts.help);
  common(model.command('list'))
    .description(texts.modelList)
    .action(async (given: unknown) => {
      exit = await listModels(reporter, env, parseOptions(commonSchema, given).models);
    });
  common(model.command('check'))
    .description(texts.modelCheck)
    .action(async (given: unknown) => {
      exit = await checkModels(reporter, env, parseOptions(commonSchema, given).models);
    });

  common(model.command('providers'))
    .description(texts.providers)
    .option('--model <id>', texts.model)
    .action(async (given: unknown) => {
      exit = await tryProviders(reporter, host, parseOptions(commonSchema, given));
    });

  common(model.command('gate'))
    .description(evalTexts.gate)
    .argument('<folder>', evalTexts.candidate)
    .option('--set <set>', evalTexts.gateSet, (one: string, before: string[] = []) => [...before, one])
    .option('--limit <n>', evalTexts.limit)
    .option('--accept', evalTexts.accept)
    .addHelpText('after', evalTexts.gateMore)
    .action(async (folder: string, given: unknown) => {
      exit = await gateModel(folder, parseOptions(gateOptionsSchema, given), reporter, host, language);
    });

  try {
    if (words.length === 0) {
      terminal.out(program.helpInformation());
      return EXIT.usage;
    }
    await program.parseAsync([...words], { from: 'user' });
    return exit;
  } catch (error) {
    return told(error, reporter);
  }
}

function told(error: unknown, reporter: Reporter): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    const reason = error.code === 'commander.help' ? 'a command is missing' : error.message.replace(/^error: /, '');
    reporter.failed(new NakawariError('usage', { reason }).report());
    return EXIT.usage;
  }
  if (error instanceof NakawariError) {
    reporter.failed(error.report());
    return exitCodeOf(error.code);
  }
  const log = writeLog(error instanceof Error ? (error.stack ?? error.message) : String(error));
  reporter.failed(new NakawariError('internal', { log }).report());
  return EXIT.environment;
}
