package org.pirqscope.evidence.read;

/** Times that a console put into the middle of a record. */
final class Dates {

    private static final String SHAPE = "[dddd-dd-dd dd:dd:dd]";

    private Dates() {}

    /** The line without them. */
    static String without(String line, int from) {
        String left = line;
        int at = left.indexOf('[', from);
        while (at >= 0) {
            if (shaped(left, at)) {
                int end = at + SHAPE.length();
                end += end < left.length() && left.charAt(end) == ' ' ? 1 : 0;
                left = left.substring(0, at) + left.substring(end);
                at = left.indexOf('[', at);
            } else {
                at = left.indexOf('[', at + 1);
            }
        }
        return left;
    }

    private static boolean shaped(String line, int at) {
        if (at + SHAPE.length() > line.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char c = line.charAt(at + i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }
}
