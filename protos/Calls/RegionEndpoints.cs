using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Cerebellum;
using Robotics.Protos.Cortex;
using Robotics.Protos.Episodes;
using Robotics.Protos.Hippocampus;
using Robotics.Protos.Thalamus;
using Robotics.Protos.Verifier;

namespace Robotics.Protos.Calls;

/// <summary>Puts regions behind gRPC: each answers with the interface of its region that is registered in the same process.</summary>
public static class RegionEndpoints
{
    /// <summary>Needs <see cref="IBody"/> and <see cref="IBodyOperator"/>.</summary>
    public static void MapBrainstem(this IEndpointRouteBuilder routes) => routes.MapGrpcService<BrainstemServer>();

    /// <summary>Needs <see cref="IPerception"/>.</summary>
    public static void MapThalamus(this IEndpointRouteBuilder routes) => routes.MapGrpcService<ThalamusServer>();

    /// <summary>Needs <see cref="ISkillExecutor"/>.</summary>
    public static void MapCerebellum(this IEndpointRouteBuilder routes) => routes.MapGrpcService<CerebellumServer>();

    /// <summary>Needs <see cref="IVerifier"/>.</summary>
    public static void MapVerifier(this IEndpointRouteBuilder routes) => routes.MapGrpcService<VerifierServer>();

    /// <summary>Needs <see cref="IMemory"/>.</summary>
    public static void MapHippocampus(this IEndpointRouteBuilder routes) => routes.MapGrpcService<HippocampusServer>();

    /// <summary>Needs <see cref="IPlanner"/> and <see cref="ITaskRunners"/>.</summary>
    public static void MapCortex(this IEndpointRouteBuilder routes) => routes.MapGrpcService<CortexServer>();

    /// <summary>Needs <see cref="IEpisodes"/>.</summary>
    public static void MapEpisodes(this IEndpointRouteBuilder routes) => routes.MapGrpcService<EpisodeServer>();
}
