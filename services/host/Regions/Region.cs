using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Robotics.Host.Regions;

/// <summary>A region of the brain: how it is had in this process, how from another, and how it is offered to others.</summary>
/// <param name="Name">As in the configuration and on the command line.</param>
/// <param name="Needs">The regions that it calls: one that runs elsewhere must find these elsewhere too.</param>
/// <param name="Offers">What it is to its process: made when the process starts, so that what is wrong is known before the first call.</param>
/// <param name="AddHere">Adds it to this process.</param>
/// <param name="AddClient">Adds a client to it, over the channel that is registered under its name.</param>
/// <param name="Map">Answers calls to it.</param>
internal sealed record Region(
    string Name,
    ImmutableArray<string> Needs,
    Type Offers,
    Action<IServiceCollection> AddHere,
    Action<IServiceCollection> AddClient,
    Action<IEndpointRouteBuilder> Map);
