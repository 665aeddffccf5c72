package org.pirqscope.machine.version;

/**
 * A version as somebody typed or pasted it, understood.
 *
 * @param name one word that reads the same again: {@code 4.9.30-2+deb9u5}
 * @param release what the row is looked up by
 * @param row its row; {@link VersionRow#reading} says what the text leaves open
 */
public record VersionReading(String name, Release release, VersionRow row) {}
