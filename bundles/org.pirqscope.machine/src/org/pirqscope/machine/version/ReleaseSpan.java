package org.pirqscope.machine.version;

/** Releases from {@code from} up to, but not including, {@code until} (null: no end). */
record ReleaseSpan(Release from, Release until) {

    static ReleaseSpan of(String from, String until) {
        return new ReleaseSpan(Release.of(from), until == null ? null : Release.of(until));
    }

    boolean has(Release release) {
        return meets(release, release);
    }

    /** Whether one of the releases from {@code first} to {@code last} is in it. */
    boolean meets(Release first, Release last) {
        return last.compareTo(from) >= 0 && (until == null || first.compareTo(until) < 0);
    }
}
