package org.pirqscope.machine.scenario;

/**
 * A step that the reviewer wants to find again, kept in the scenario's file.
 *
 * @param name what the reviewer calls it; no two bookmarks of a scenario have one name
 * @param at the step
 * @param note what the reviewer has to say of it; may be empty, and may have several lines
 */
public record Bookmark(String name, StepAnchor at, String note) {

    /** What a name may be. */
    public static final String NAMES = "1 to 60 characters without control characters";

    /** Whether that can be the name of one. */
    public static boolean names(String typed) {
        return typed.matches("\\P{Cc}{1,60}") && typed.equals(typed.strip());
    }

    /** Whether that can be a note. */
    public static boolean notes(String typed) {
        return typed.matches("[\\P{Cc}\\n\\t]{0,2000}");
    }

    /** With another note. */
    public Bookmark withNote(String next) {
        return new Bookmark(name, at, next);
    }
}
