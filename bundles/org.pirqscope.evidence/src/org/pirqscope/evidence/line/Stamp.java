package org.pirqscope.evidence.line;

/**
 * What stands before the text of a record: who wrote it, when, and about which device.
 *
 * @param writer who prints lines of this shape
 * @param seconds the time in seconds, of a clock of its own: since the boot where the line says it, else of its date;
 * not a number where the line has none
 * @param device the address in QEMU's brackets, empty elsewhere
 * @param text where the record's own text begins
 */
public record Stamp(Writer writer, double seconds, String device, int text) {

    /** Who prints lines with such a beginning. */
    public enum Writer {
        XEN,
        /** The guest's firmware, through Xen's console. */
        FIRMWARE,
        QEMU,
        /** The library that was put between QEMU and libxenctrl to see its calls. */
        SHIM,
        KERNEL,
        /** A line without such a beginning. */
        UNKNOWN
    }

    private static final int DATE = "2022-04-29 18:00:05".length();
    private static final int CYCLES = 16;

    /** Reads the beginning of a line. */
    public static Stamp of(String line) {
        return new Reading(line).stamp();
    }

    /** One beginning, read from left to right. */
    private static final class Reading {

        private final String line;
        private int at;
        private Writer writer = Writer.UNKNOWN;
        private double seconds = Double.NaN;
        private double dated = Double.NaN;
        private String device = "";

        Reading(String line) {
            this.line = line;
        }

        Stamp stamp() {
            int blanks = blanks(0);
            if (blanks < line.length()) {
                at = worth(line.charAt(blanks)) ? blanks : 0;
                while (at < line.length() && part()) {}
            }
            int text = writer == Writer.UNKNOWN && at == blanks ? 0 : at;
            return new Stamp(writer, Double.isNaN(seconds) ? dated : seconds, device, text);
        }

        // Only these begin a stamp; a month does, too.
        private static boolean worth(char c) {
            return c == '(' || c == '[' || c == '<' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
        }

        private boolean part() {
            return switch (line.charAt(at)) {
                case '(' -> round();
                case '[' -> square();
                case '<' -> level();
                default -> date() || syslog() || lostBracket();
            };
        }

        private int blanks(int from) {
            int i = from;
            while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
                i++;
            }
            return i;
        }

        private boolean round() {
            if (line.startsWith("(XEN)", at)) {
                writer = Writer.XEN;
                at = after(at + 5);
                return true;
            }
            int close = at + 2 < line.length() && line.charAt(at + 1) == 'd' ? digits(at + 2) : 0;
            if (writer == Writer.UNKNOWN && close > at + 2 && line.startsWith(")", close)) {
                writer = Writer.FIRMWARE;
                at = after(close + 1);
                return true;
            }
            return false;
        }

        private int digits(int from) {
            int i = from;
            while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
                i++;
            }
            return i;
        }

        // one space belongs to the stamp, more belong to the text
        private int after(int close) {
            return close < line.length() && line.charAt(close) == ' ' ? close + 1 : close;
        }

        private boolean square() {
            int close = line.indexOf(']', at);
            if (close < 0 || close - at > 40) {
                return false;
            }
            if (isDate(at + 1)) {
                dated = CalendarTime.seconds(line, at + 1);
                at = after(close + 1);
                return true;
            }
            return thread(close) || shim(close) || cycles(close) || bracketSeconds(close) || address(close);
        }

        private boolean shim(int close) {
            if (!line.startsWith("[shim ", at)) {
                return false;
            }
            writer = Writer.SHIM;
            seconds(at + 6, close);
            at = after(close + 1);
            return true;
        }

        private boolean cycles(int close) {
            if (writer != Writer.XEN || close - at - 1 != CYCLES || !hex(at + 1, close)) {
                return false;
            }
            at = after(close + 1);
            return true;
        }

        private boolean hex(int from, int to) {
            for (int i = from; i < to; i++) {
                if (Character.digit(line.charAt(i), 16) < 0) {
                    return false;
                }
            }
            return true;
        }

        // the id of the thread after the time, "[ T423]"
        private boolean thread(int close) {
            int letter = blanks(at + 1);
            boolean id = writer == Writer.KERNEL
                    && (line.startsWith("T", letter) || line.startsWith("C", letter))
                    && digits(letter + 1) == close;
            at = id ? after(close + 1) : at;
            return id;
        }

        private boolean bracketSeconds(int close) {
            if (!Double.isNaN(seconds) || !seconds(at + 1, close)) {
                return false;
            }
            writer = writer == Writer.UNKNOWN ? Writer.KERNEL : writer;
            at = after(close + 1);
            return true;
        }

        private boolean seconds(int from, int to) {
            int digits = blanks(from);
            int dot = digits(digits);
            if (dot == digits || dot >= to || line.charAt(dot) != '.' || digits(dot + 1) != to || to == dot + 1) {
                return false;
            }
            seconds = decimal(digits, dot, to);
            return true;
        }

        private double decimal(int from, int dot, int to) {
            double value = 0;
            for (int i = from; i < dot; i++) {
                value = value * 10 + line.charAt(i) - '0';
            }
            double scale = 1;
            for (int i = dot + 1; i < to; i++) {
                scale /= 10;
                value += scale * (line.charAt(i) - '0');
            }
            return value;
        }

        private boolean address(int close) {
            if (writer != Writer.UNKNOWN || !Numeral.isAddress(line, at + 1, close)) {
                return false;
            }
            writer = Writer.QEMU;
            device = line.substring(at + 1, close);
            at = after(close + 1);
            return true;
        }

        private boolean level() {
            int close = digits(at + 1);
            if (writer != Writer.UNKNOWN || close == at + 1 || !line.startsWith(">", close)) {
                return false;
            }
            writer = Writer.KERNEL;
            at = after(close + 1);
            return true;
        }

        private boolean date() {
            if (!isDate(at)) {
                return false;
            }
            int blank = line.indexOf(' ', at + DATE);
            dated = CalendarTime.seconds(line, at);
            at = blank < 0 ? line.length() : blank + 1;
            if (writer == Writer.UNKNOWN) {
                host();
            }
            return true;
        }

        private boolean isDate(int from) {
            return from + DATE <= line.length()
                    && line.charAt(from + 4) == '-'
                    && line.charAt(from + 7) == '-'
                    && line.charAt(from + 13) == ':'
                    && line.charAt(from + 16) == ':'
                    && digits(from) == from + 4;
        }

        // "May 02 08:02:43 dom0 kernel: "
        private boolean syslog() {
            if (writer != Writer.UNKNOWN || line.length() < at + 17 || line.charAt(at + 3) != ' ') {
                return false;
            }
            int time = at + 7;
            boolean shaped = line.charAt(at + 6) == ' '
                    && line.charAt(time + 2) == ':'
                    && line.charAt(time + 5) == ':'
                    && line.charAt(time + 8) == ' ';
            if (!shaped) {
                return false;
            }
            int from = at;
            at = time + 9;
            if (!host()) {
                at = from;
                return false;
            }
            dated = CalendarTime.secondsOfYear(line, from);
            return true;
        }

        // "dom0 kernel: "
        private boolean host() {
            int kernel = line.indexOf(" kernel: ", at);
            boolean near = kernel >= 0 && kernel < at + 64 && line.lastIndexOf(' ', kernel - 1) < at;
            if (near) {
                writer = Writer.KERNEL;
                at = kernel + " kernel: ".length();
            }
            return near;
        }

        // a serial console that lost the first bracket: "12.345678] text"
        private boolean lostBracket() {
            int close = line.indexOf("] ", at);
            if (writer != Writer.UNKNOWN || close < 0 || close > at + 14 || !seconds(at, close)) {
                return false;
            }
            writer = Writer.KERNEL;
            at = close + 2;
            return true;
        }
    }
}
