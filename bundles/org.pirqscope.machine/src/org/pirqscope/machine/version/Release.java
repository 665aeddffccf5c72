package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release as people write it: {@code 4.10}, {@code v2.6.37-rc4}, {@code 4.9.16}. Of a distribution's own number only that of RHEL counts:
 * {@code 3.10.0-514.24.1.el7} is 3.10.0.514.24.1, {@code 4.4.0-79-generic} is 4.4.0.
 *
 * @param candidate number of the release candidate, {@link Integer#MAX_VALUE} for a release
 */
public record Release(List<Integer> numbers, int candidate) implements Comparable<Release> {

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,5}(?:\\.\\d{1,5}){0,3})(?:-rc(\\d{1,3})|-(\\d{1,5}(?:\\.\\d{1,5}){0,4})\\.el\\d.*)?(?:[-+].*)?");
    private static final int NUMBERS = 9;

    /** Reads a release. @throws VersionException if the text is none */
    public static Release parse(String product, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new VersionException(product + " version \"" + text + "\" is not a version; expected a number such as 4.10 or 2.6.37-rc4");
        }
        List<Integer> numbers = new ArrayList<>();
        String dotted = form.group(3) == null ? form.group(1) : form.group(1) + "." + form.group(3);
        for (String number : dotted.split("\\.")) {
            numbers.add(Integer.parseInt(number));
        }
        return new Release(List.copyOf(numbers), form.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(form.group(2)));
    }

    private int number(int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }

    @Override
    public int compareTo(Release other) {
        for (int i = 0; i < NUMBERS; i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(candidate, other.candidate);
    }
}
