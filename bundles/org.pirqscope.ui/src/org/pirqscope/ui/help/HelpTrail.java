package org.pirqscope.ui.help;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where one was in the Help view, and where back led from. What is typed into the search is one place. */
final class HelpTrail {

    private final Deque<HelpPlace> before = new ArrayDeque<>();
    private final Deque<HelpPlace> after = new ArrayDeque<>();
    private HelpPlace now = new HelpPlace.Contents();

    HelpPlace now() {
        return now;
    }

    void go(HelpPlace next) {
        if (next.equals(now)) {
            return;
        }
        boolean typing = now instanceof HelpPlace.Search && next instanceof HelpPlace.Search;
        if (!typing) {
            before.push(now);
        }
        after.clear();
        now = next;
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    boolean canGoForward() {
        return !after.isEmpty();
    }

    void back() {
        if (canGoBack()) {
            after.push(now);
            now = before.pop();
        }
    }

    void forward() {
        if (canGoForward()) {
            before.push(now);
            now = after.pop();
        }
    }
}
