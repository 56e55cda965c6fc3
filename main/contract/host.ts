import { z } from 'zod';
import { cutIdSchema } from './cut';
import { drawingChoiceSchema } from './drawing-choice';
import { errorReportSchema } from './errors';
import { languageSchema } from './language';
import { onionSchema, preferencesSchema, recentCommandsSchema } from './preferences';

/** A grant stands for a folder the person chose (native dialog), the program was started with, or that lies below one of those. */
export const grantSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

export const grantedFolderSchema = z.strictObject({
  grant: grantSchema,
  /** The folder's own name, for the eye only. */
  name: z.string(),
});
export type GrantedFolder = z.infer<typeof grantedFolderSchema>;

export const modelSummarySchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  licence: z.string(),
  commercialUse: z.enum(['yes', 'no', 'unknown']),
  trainedOn: z.string(),
  /** What it does not do beside drawing; the page says so where one would look for it. */
  lacks: z.array(z.enum(['maps', 'corrections', 'doubt', 'palette'])).default([]),
  isDefault: z.boolean(),
});
export type ModelSummary = z.infer<typeof modelSummarySchema>;

export const themeSchema = z.enum(['dark', 'light']);
const settingsParts = {
  /** Null: follow the system. */
  language: languageSchema.nullable(),
  theme: themeSchema,
  /** Keys that the person chose for an action (its id), instead of the action's own; an empty list: none. */
  keyMap: z.record(z.string().max(100), z.array(z.string().max(60)).max(8)),
  preferences: preferencesSchema,
  onion: onionSchema,
  recentCommands: recentCommandsSchema,
  drawing: drawingChoiceSchema,
};
/** Everything has a default: what a file lacks, or holds in a form that is not understood, takes nothing else with it. */
export const settingsSchema = z.object({
  language: settingsParts.language.catch(null),
  theme: settingsParts.theme.catch('dark'),
  keyMap: settingsParts.keyMap.catch({}),
  preferences: settingsParts.preferences.catch(() => preferencesSchema.parse({})),
  onion: settingsParts.onion.catch(() => onionSchema.parse({})),
  recentCommands: settingsParts.recentCommands.catch([]),
  drawing: settingsParts.drawing.catch(() => drawingChoiceSchema.parse({})),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Only what has changed: the rest stays as another page or program left it. */
export const settingsChangeSchema = z.strictObject({
  language: settingsParts.language.exactOptional(),
  theme: settingsParts.theme.exactOptional(),
  keyMap: settingsParts.keyMap.exactOptional(),
  preferences: settingsParts.preferences.exactOptional(),
  onion: settingsParts.onion.exactOptional(),
  recentCommands: settingsParts.recentCommands.exactOptional(),
  drawing: settingsParts.drawing.exactOptional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const hostInfoSchema = z.strictObject({
  host: z.enum(['browser', 'electron']),
  version: z.string(),
  contractHash: z.string(),
  /** Whether a native folder dialog can be shown; otherwise folders are chosen among `roots` or dropped. */
  hasFolderDialog: z.boolean(),
  roots: z.array(grantedFolderSchema),
  /** The folder the program was started with (--open), if any. */
  openAtStart: grantSchema.nullable(),
  /** The sample cut, so that the page can name it in the reader's language. Null when it is not there. */
  sampleCutId: cutIdSchema.nullable(),
  /** The one that draws: the person's choice, or the default. Null when no model can be used; `modelError` then says why. */
  model: modelSummarySchema.nullable(),
  modelError: errorReportSchema.nullable(),
  settings: settingsSchema,
});
export type HostInfo = z.infer<typeof hostInfoSchema>;

export const folderListingSchema = z.strictObject({
  name: z.string(),
  parent: grantSchema.nullable(),
  folders: z.array(
    z.strictObject({ grant: grantSchema, name: z.string(), pictures: z.int().min(0), folders: z.int().min(0) }),
  ),
  pictures: z.int().min(0),
});
export type FolderListing = z.infer<typeof folderListingSchema>;
