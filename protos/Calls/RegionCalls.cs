using Microsoft.Extensions.DependencyInjection;
using Robotics.Protos.Errors;

namespace Robotics.Protos.Calls;

/// <summary>What answering the calls of any region needs.</summary>
public static class RegionCalls
{
    public static IServiceCollection AddRegionCalls(this IServiceCollection services)
    {
        services.AddGrpc(options =>
        {
            options.Interceptors.Add<ErrorInterceptor>();
            options.MaxReceiveMessageSize = MessageLimits.Bytes;
            options.MaxSendMessageSize = MessageLimits.Bytes;
        });
        return services;
    }
}
