package org.pirqscope.cli.explored;

import java.util.Optional;
import org.pirqscope.search.GrownOutcomes;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cover.Exercised;
import org.pirqscope.search.repair.Repairs;

/** What an exploration was asked besides its verdict; empty is what was not asked. */
public record Further(
        Optional<Causes> causes,
        Optional<OddsAnswer> odds,
        Optional<Repairs> repairs,
        Optional<Exercised> coverage,
        Optional<GrownOutcomes> grown) {}
