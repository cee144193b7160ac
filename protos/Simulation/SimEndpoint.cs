using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Robotics.Protos.Simulation;

/// <summary>Puts environments behind gRPC.</summary>
public static class SimEndpoint
{
    /// <summary>Answers calls of <c>robotics.v1.SimService</c> with the registered <see cref="IEnvironments"/>.</summary>
    public static void MapSimService(this IEndpointRouteBuilder routes) => routes.MapGrpcService<SimServer>();
}
