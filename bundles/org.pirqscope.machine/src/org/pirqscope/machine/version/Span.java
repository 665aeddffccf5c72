package org.pirqscope.machine.version;

/** Releases from {@code from} up to, but not including, {@code until} (null: no end). */
record Span(Release from, Release until) {

    static Span of(String product, String from, String until) {
        return new Span(Release.parse(product, from), until == null ? null : Release.parse(product, until));
    }

    boolean has(Release release) {
        return release.compareTo(from) >= 0 && (until == null || release.compareTo(until) < 0);
    }
}
