using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cortex;

/// <summary>The grounding and planning of a cortex in another process. Thread-safe.</summary>
/// <param name="channel">The cortex's; the caller keeps it.</param>
public sealed class PlannerClient(RegionChannel channel) : IPlanner
{
    private readonly V1.CortexService.CortexServiceClient _client = new(channel.Calls);

    public async ValueTask<Grounding> GroundAsync(Instruction text, SceneGraph scene, Recollections recalled, CancellationToken ct)
    {
        V1.GroundRequest request = new() { Instruction = text.ToWire(), Scene = new SceneWriter().ToWire(scene), Recalled = recalled.ToWire() };
        return (await _client.GroundAsync(request, cancellationToken: ct)).Grounding.FromWire();
    }

    public async ValueTask<PlanOutcome> PlanAsync(Goal goal, SceneGraph scene, TriedEdges tried, CancellationToken ct)
    {
        V1.MakePlanRequest request = new() { Goal = goal.ToWire(), Scene = new SceneWriter().ToWire(scene) };
        request.Tried.AddRange(tried.ToWire());
        return (await _client.MakePlanAsync(request, cancellationToken: ct)).Outcome.FromWire();
    }
}
