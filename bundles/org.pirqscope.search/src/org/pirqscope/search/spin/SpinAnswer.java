package org.pirqscope.search.spin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.search.Exploration.Verdict;

/**
 * What the jobs of a swarm have found.
 *
 * @param outcomes of all jobs together, each a text a controller as {@code Outcome} has it
 */
public record SpinAnswer(List<Job> jobs, List<List<String>> outcomes, Verdict verdict) {

    private static final Pattern END = Pattern.compile("@@ job (\\d+) of \\d+ (exact|bitstate) exit (\\d+)");
    private static final Pattern STATES = Pattern.compile(" *(\\d+) states, stored.*");
    private static final Pattern EDGES = Pattern.compile(" *(\\d+) transitions \\(.*");
    private static final Pattern DEPTH = Pattern.compile(".*depth reached (\\d+), errors: 0.*");
    private static final List<String> LIMITS =
            List.of("memory for", "MEMLIM", "max search depth too small", "Search not completed", "out of memory");

    /**
     * One job.
     *
     * @param exact whether it keeps every state; a bit state search may take two for one and proves nothing
     * @param covered whether it is exact and came to its end
     * @param transitions without the start, which SPIN counts
     */
    public record Job(int number, boolean exact, boolean covered, long states, long transitions, long depth) {}

    /**
     * Of the texts that the jobs have written, for so many controllers.
     *
     * @throws IllegalArgumentException with what is wrong in a text that no job has written to its end
     */
    public static SpinAnswer of(List<String> texts, List<String> names) {
        List<Job> jobs = new ArrayList<>();
        Set<List<String>> outcomes = new LinkedHashSet<>();
        for (String text : texts) {
            List<String> lines = text.lines().toList();
            Job job = job(lines);
            List<List<String>> found = lines.stream()
                    .filter(line -> line.startsWith("@ "))
                    .map(line -> outcome(line.substring(2), names))
                    .toList();
            if (job.covered() && found.isEmpty()) {
                throw new IllegalArgumentException(
                        "job " + job.number() + " has covered every state and has no line \"@ OUTCOME\"");
            }
            if (jobs.stream().anyMatch(other -> other.number() == job.number())) {
                throw new IllegalArgumentException("two texts are of job " + job.number());
            }
            jobs.add(job);
            outcomes.addAll(found);
        }
        jobs.sort(Comparator.comparingInt(Job::number));
        boolean fails = outcomes.stream().flatMap(List::stream).anyMatch(each -> !each.equals("ok"));
        boolean covered = jobs.stream().anyMatch(Job::covered);
        return new SpinAnswer(
                List.copyOf(jobs),
                outcomes.stream().sorted(Comparator.comparing(List::toString)).toList(),
                fails ? Verdict.FAILS : covered ? Verdict.NEVER_FAILS : Verdict.NOT_DECIDED);
    }

    /** The job that covered every state, if one did. */
    public Optional<Job> covered() {
        return jobs.stream().filter(Job::covered).findFirst();
    }

    private static Job job(List<String> lines) {
        Matcher end = END.matcher(lines.isEmpty() ? "" : lines.getLast());
        if (!end.matches()) {
            throw new IllegalArgumentException("expected the last line \"@@ job N of N exact exit 0\"");
        }
        boolean exact = end.group(2).equals("exact");
        boolean toItsEnd = end.group(3).equals("0")
                && lines.stream().anyMatch(line -> DEPTH.matcher(line).matches())
                && lines.stream().noneMatch(line -> LIMITS.stream().anyMatch(line::contains));
        return new Job(
                (int) number(end.group(1), 9),
                exact,
                exact && toItsEnd,
                number(lines, STATES),
                Math.max(0, number(lines, EDGES) - 1),
                number(lines, DEPTH));
    }

    private static long number(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .mapToLong(matcher -> number(matcher.group(1), 18))
                .findFirst()
                .orElse(0);
    }

    private static long number(String digits, int most) {
        if (digits.length() > most) {
            throw new IllegalArgumentException("a number has " + digits.length() + " digits; expected at most " + most);
        }
        return Long.parseLong(digits);
    }

    private static List<String> outcome(String line, List<String> names) {
        String[] parts = line.split("(?:^| )nvme\\d=");
        List<String> each = new ArrayList<>();
        for (int c = 1; c < parts.length; c++) {
            String text = parts[c];
            for (int d = 0; d < names.size(); d++) {
                text = text.replace("nvme" + d + " entry", "\u0000" + d + " entry");
            }
            for (int d = 0; d < names.size(); d++) {
                text = text.replace("\u0000" + d + " entry", names.get(d) + " entry");
            }
            each.add(text);
        }
        if (each.size() != names.size()) {
            throw new IllegalArgumentException(
                    "an outcome of " + each.size() + " controllers instead of " + names.size());
        }
        return List.copyOf(each);
    }
}
