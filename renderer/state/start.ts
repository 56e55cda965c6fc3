import { keepConnected } from '../client/connection';
import { adoptConnection, connectedTo, connectionChanged } from './connection-store';
import { currentCut } from './cut-store';
import { keepDeskView } from './desk-view';
import { keepSettings, takeSettings } from './keep-settings';
import { tellError } from './notices-store';
import { openAgain, openAtStart } from './open-cut';

/** The page's first act, and its only one without a person's wish: connect, open, show. */
export function start(): void {
  keepDeskView();
  keepSettings();
  const connection = keepConnected({
    onState: connectionChanged,
    onConnected(client, info) {
      connectedTo(client, info);
      takeSettings(info.settings);
      (currentCut() === null ? openAtStart(info.openAtStart) : openAgain()).catch(tellError);
    },
  });
  adoptConnection(connection);
}
