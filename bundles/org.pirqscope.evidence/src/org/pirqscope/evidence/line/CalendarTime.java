package org.pirqscope.evidence.line;

/** Dates before records, in seconds of a clock that begins somewhere: for distances alone, without a time zone. */
final class CalendarTime {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int DAY = 24 * 3600;
    private static final int SHORT_YEAR = 1972;

    private CalendarTime() {}

    /** Of {@code 2022-04-29 18:00:05.25} from there on. */
    static double seconds(String line, int from) {
        int year = number(line, from, 4);
        int month = number(line, from + 5, 2);
        int day = number(line, from + 8, 2);
        double time = time(line, from + 11);
        return year < 0 || month < 1 || month > 12 || day < 1 ? Double.NaN : days(year, month, day) * DAY + time;
    }

    /** Of {@code May 02 08:02:43}, which has no year. */
    static double secondsOfYear(String line, int from) {
        int month = MONTHS.indexOf(line.substring(from, from + 3));
        int tens = line.charAt(from + 4) == ' ' ? 0 : number(line, from + 4, 1);
        int ones = number(line, from + 5, 1);
        boolean wrong = month < 0 || month % 3 != 0 || tens < 0 || ones < 0;
        return wrong ? Double.NaN : days(SHORT_YEAR, month / 3 + 1, 10 * tens + ones) * DAY + time(line, from + 7);
    }

    private static double time(String line, int from) {
        int hours = number(line, from, 2);
        int minutes = number(line, from + 3, 2);
        int seconds = number(line, from + 6, 2);
        return hours < 0 || minutes < 0 || seconds < 0
                ? Double.NaN
                : hours * 3600 + minutes * 60 + seconds + fraction(line, from + 8);
    }

    private static double fraction(String line, int from) {
        double value = 0;
        double scale = 1;
        boolean there = from < line.length() && (line.charAt(from) == '.' || line.charAt(from) == ',');
        for (int i = from + 1; there && i < line.length(); i++) {
            char c = line.charAt(i);
            there = c >= '0' && c <= '9';
            scale /= 10;
            value += there ? scale * (c - '0') : 0;
        }
        return value;
    }

    private static int number(String line, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }

    // of the Gregorian calendar, with years that begin in March
    private static long days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int m = (month + 9) % 12;
        return 365L * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
    }
}
