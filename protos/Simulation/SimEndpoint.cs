using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Protos.Errors;

namespace Robotics.Protos.Simulation;

/// <summary>Puts environments behind gRPC.</summary>
public static class SimEndpoint
{
    /// <summary>Largest message, bytes: a state with several large pictures.</summary>
    private const int MaxMessage = 64 << 20;

    /// <summary>What answering needs.</summary>
    public static IServiceCollection AddSimService(this IServiceCollection services, IEnvironments environments)
    {
        services.AddSingleton(environments);
        services.AddGrpc(options =>
        {
            options.Interceptors.Add<ErrorInterceptor>();
            options.MaxSendMessageSize = MaxMessage;
        });
        return services;
    }

    /// <summary>Answers calls of <c>robotics.v1.SimService</c>.</summary>
    public static void MapSimService(this IEndpointRouteBuilder routes) => routes.MapGrpcService<SimServer>();
}
