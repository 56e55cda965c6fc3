import { keepConnected } from '../client/connection';
import { adoptConnection, connectedTo, connectionChanged } from './connection-store';
import { currentCut } from './cut-store';
import { keepDeskView } from './desk-view';
import { tellError } from './notices-store';
import { openAgain, openAtStart } from './open-cut';
import { takeSettings } from './settings-store';

/** The page's first act, and its only one without a person's wish: connect, open, show. */
export function start(): void {
  keepDeskView();
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
