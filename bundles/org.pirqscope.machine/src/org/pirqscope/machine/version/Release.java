package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release by its numbers: {@code 4.10}, {@code 2.6.37-rc4}, {@code 4.9.16}. Of a distribution's own number those
 * of RHEL and Ubuntu count: {@code 3.10.0-514.24.1.el7} is 3.10.0.514.24.1, {@code 4.4.0-61-generic} 4.4.0.61. What
 * people paste is read by {@link Table#read}.
 *
 * @param candidate number of the release candidate, {@link Integer#MAX_VALUE} for a release
 */
public record Release(List<Integer> numbers, int candidate) implements Comparable<Release> {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,5}(?:\\.\\d{1,5}){1,3})(?:-rc(\\d{1,3})|-(\\d{1,5}(?:\\.\\d{1,5}){0,4})"
                    + "(?:\\.el\\d{1,2}|-generic|-aws))?");
    private static final int NUMBERS = 9;

    /** Reads a release as the tables write it. */
    static Release of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        String dotted = form.group(3) == null ? form.group(1) : form.group(1) + "." + form.group(3);
        Release release =
                of(Arrays.stream(dotted.split("\\.")).map(Integer::valueOf).toList());
        return form.group(2) == null ? release : release.candidate(Integer.parseInt(form.group(2)));
    }

    static Release of(List<Integer> numbers) {
        return new Release(List.copyOf(numbers), Integer.MAX_VALUE);
    }

    Release candidate(int number) {
        return new Release(numbers, number);
    }

    /** The release that has {@code number} as its i-th number and none after it. */
    Release with(int i, int number) {
        List<Integer> changed = new ArrayList<>();
        for (int k = 0; k < i; k++) {
            changed.add(number(k));
        }
        changed.add(number);
        return of(changed);
    }

    int number(int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }

    boolean isCandidate() {
        return candidate != Integer.MAX_VALUE;
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
