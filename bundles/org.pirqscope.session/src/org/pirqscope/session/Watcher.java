package org.pirqscope.session;

/** Somebody who follows a {@link Session}. Told on the thread that moved the session. */
@FunctionalInterface
public interface Watcher {

    /** The session stands somewhere else. */
    void told(SessionEvent news);
}
