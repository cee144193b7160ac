namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>How long a policy thinks.</summary>
internal static class PolicyLatency
{
    private const int Times = 5;

    /// <summary>Control steps from an observation to its answer, capture included: the median of some tries, rounded up, at least 1.</summary>
    public static async ValueTask<int> StepsAsync(IPolicy policy, IBody body, TimeProvider clock, CancellationToken ct)
    {
        PolicyDescription about = policy.Description;
        ObservationRequest request = new(false, [.. about.Pictures.Select(p => p.Request)]);
        double[] answer = new double[about.Horizon * about.Space.Dimension];
        PolicySession session = await policy.BeginAsync(new PolicyStart("latency", "hold still", 0), ct);
        TimeSpan[] taken = new TimeSpan[Times];
        for (int i = 0; i < Times; i++)
        {
            long start = clock.GetTimestamp();
            PolicyQuery query = new() { Now = await body.ObserveAsync(request, ct), Instruction = "hold still", Gripper = -1 };
            await policy.InferAsync(session, query, answer, ct);
            taken[i] = clock.GetElapsedTime(start);
        }

        await policy.EndAsync(session, ct);
        Array.Sort(taken);
        return Math.Max(1, (int)Math.Ceiling(taken[Times / 2] / about.Space.Period));
    }
}
