using Robotics.Sim.Evaluation.Audit;

namespace Robotics.Sim.Evaluation.Results;

/// <summary>How often a kind of verdict was wrong, by the full state of the simulation, and how late it came.</summary>
/// <param name="Verdict">E.g. <c>Satisfied PickUp</c> or <c>Violated Dropped</c>; <c>Satisfied</c> and <c>Violated</c> alone are all of them.</param>
/// <param name="N">Verdicts given.</param>
/// <param name="False">Of those, not borne out.</param>
/// <param name="Timed">Of those, borne out, and what they say had come about at a moment.</param>
/// <param name="DelayP50">Simulated seconds from that moment to the verdict, median; null where nothing could be timed.</param>
/// <param name="DelayP95">The same, 95th percentile.</param>
public sealed record VerdictRate(string Verdict, int N, int False, int Timed, double? DelayP50, double? DelayP95)
{
    /// <summary>False ÷ N.</summary>
    public double FalseRate => Math.Round((double)False / N, 4);

    /// <summary>All satisfied, then each verb's; all violated, then each cause's.</summary>
    public static ImmutableArray<VerdictRate> Of(IEnumerable<AuditedVerdict> verdicts)
    {
        AuditedVerdict[] all = [.. verdicts];
        return
        [
            .. from kind in new[] { VerdictKind.Satisfied, VerdictKind.Violated }
               let given = all.Where(v => v.Kind == kind).ToArray()
               where given.Length > 0
               from rate in given.GroupBy(v => kind == VerdictKind.Satisfied ? $"{v.Verb}" : $"{v.Cause}").OrderBy(g => g.Key, StringComparer.Ordinal)
                   .Select(g => Rate($"{kind} {g.Key}", [.. g])).Prepend(Rate($"{kind}", given))
               select rate,
        ];
    }

    private static VerdictRate Rate(string name, AuditedVerdict[] verdicts)
    {
        double[] delays = [.. verdicts.Where(v => v.DelaySeconds is not null).Select(v => v.DelaySeconds!.Value).Order()];
        return new(name, verdicts.Length, verdicts.Count(v => !v.IsTrue), delays.Length, Quantile(delays, 0.5), Quantile(delays, 0.95));
    }

    private static double? Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? null : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 3);
}
