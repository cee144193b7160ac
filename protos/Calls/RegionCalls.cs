using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Robotics.Protos.Access;
using Robotics.Protos.Errors;
using Robotics.Protos.Lanes;

namespace Robotics.Protos.Calls;

/// <summary>What answering the calls of any region needs.</summary>
public static class RegionCalls
{
    /// <param name="services">Added to.</param>
    /// <param name="access">How callers are known.</param>
    public static IServiceCollection AddRegionCalls(this IServiceCollection services, AccessOptions access)
    {
        services.AddSingleton(access);
        services.TryAddSingleton(CommanderWatch.InSimulatedTime);
        services.AddSingleton<LaneDesk>();
        services.AddGrpc(options =>
        {
            options.Interceptors.Add<AccessInterceptor>();
            options.Interceptors.Add<ErrorInterceptor>();
            options.Interceptors.Add<LaneOffer>();
            options.MaxReceiveMessageSize = MessageLimits.Bytes;
            options.MaxSendMessageSize = MessageLimits.Bytes;
        });
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck("answers", () => HealthCheckResult.Healthy());
        return services;
    }

    /// <summary>The standard services: health for those who start and restart processes, reflection for an operator's tools.</summary>
    public static void MapStandardCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcHealthChecksService();
        routes.MapGrpcReflectionService();
    }
}
