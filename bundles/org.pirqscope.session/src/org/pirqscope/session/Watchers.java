package org.pirqscope.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells all watchers the same news in the same order, also if one of them moves the session while it is told. */
final class Watchers {

    private static final System.Logger LOG = System.getLogger(Watchers.class.getName());

    private final List<Registration> registrations = new CopyOnWriteArrayList<>();
    private final Deque<SessionEvent> waiting = new ArrayDeque<>();
    private boolean telling;

    /** One registration; the same watcher may have several. */
    private static final class Registration implements Watch {
        private final Watcher watcher;
        private final List<Registration> all;
        private boolean closed;

        Registration(Watcher watcher, List<Registration> all) {
            this.watcher = watcher;
            this.all = all;
        }

        @Override
        public void close() {
            closed = true;
            all.remove(this);
        }
    }

    /** Takes the watcher in after telling it; one that throws is not taken in. */
    Watch add(Watcher watcher, SessionEvent first) {
        watcher.told(first);
        Registration registration = new Registration(watcher, registrations);
        registrations.add(registration);
        return registration;
    }

    /** Tells everybody. @throws RuntimeException the first one that a watcher threw, after all were told */
    void tell(SessionEvent news) {
        waiting.add(news);
        if (telling) {
            return;
        }
        telling = true;
        RuntimeException failure;
        try {
            failure = tellWaiting();
        } finally {
            telling = false;
            waiting.clear();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private RuntimeException tellWaiting() {
        RuntimeException failure = null;
        for (SessionEvent next = waiting.poll(); next != null; next = waiting.poll()) {
            failure = tellAll(next, failure);
        }
        return failure;
    }

    private RuntimeException tellAll(SessionEvent news, RuntimeException before) {
        RuntimeException failure = before;
        for (Registration registration : registrations) {
            RuntimeException thrown = registration.closed ? null : tellOne(registration.watcher, news);
            if (failure == null) {
                failure = thrown;
            } else if (thrown != null && thrown != failure) {
                failure.addSuppressed(thrown);
            }
        }
        return failure;
    }

    private static RuntimeException tellOne(Watcher watcher, SessionEvent news) {
        try {
            watcher.told(news);
            return null;
        } catch (RuntimeException thrown) {
            LOG.log(System.Logger.Level.ERROR, "a watcher of the session failed", thrown);
            return thrown;
        }
    }
}
