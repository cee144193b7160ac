namespace Robotics.Sim.Demonstrations;

/// <summary>A policy that leads the arm for stretches of steps.</summary>
/// <param name="policy">The caller keeps it.</param>
/// <param name="share">Share of the steps that it leads.</param>
/// <param name="random">Belongs to the episode.</param>
internal sealed class Learner(IPolicy policy, double share, RandomStream random)
{
    private const int Shortest = 8, Longest = 60;

    private readonly double[] _rows = new double[policy.Description.Horizon * policy.Description.Space.Dimension];
    private PolicySession? _session;
    private int _row;
    private int _left;
    private bool _leads;

    public async ValueTask BeginAsync(PolicyStart start, CancellationToken ct)
    {
        if (_session is { } last) await policy.EndAsync(last, ct);
        _session = await policy.BeginAsync(start, ct);
        (_row, _left) = (policy.Description.ExecutionHorizon, 0);
    }

    /// <summary>The learner's action; null while it does not lead.</summary>
    public async ValueTask<ImmutableArray<double>?> ActAsync(IBody body, string instruction, double gripper, CancellationToken ct)
    {
        if (_left-- <= 0)
        {
            _leads = random.NextDouble() < share;
            _left = Shortest + random.NextIndex(Longest - Shortest);
            _row = policy.Description.ExecutionHorizon;
        }

        if (!_leads || _session is not { } session) return null;
        if (_row >= policy.Description.ExecutionHorizon)
        {
            ObservationRequest what = new(false, [.. policy.Description.Pictures.Select(p => p.Request)]);
            PolicyQuery query = new() { Now = await body.ObserveAsync(what, ct), Instruction = instruction, Gripper = gripper };
            await policy.InferAsync(session, query, _rows, ct);
            _row = 0;
        }

        int dimension = policy.Description.Space.Dimension;
        return [.. _rows.AsSpan(_row++ * dimension, dimension)];
    }
}
