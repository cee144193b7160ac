using Grpc.Health.V1;
using Robotics.Protos.Calls;

namespace Robotics.Protos.Health;

/// <summary>Asks a region whether it is well, by the standard health service.</summary>
public static class HealthProbe
{
    /// <exception cref="RoboticsException">Unavailable: it does not answer. Forbidden: it does not let this caller in.</exception>
    public static async ValueTask<bool> IsWellAsync(RegionChannel channel, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(channel);
        HealthCheckResponse answer = await new Grpc.Health.V1.Health.HealthClient(channel.Calls).CheckAsync(new HealthCheckRequest(), cancellationToken: ct);
        return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
    }
}
